SELECT count(*) FROM public.orders;
