SELECT COUNT(*) FROM public.orders;
