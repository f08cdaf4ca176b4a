VACUUM public.orders;
INSERT INTO public.orders VALUES (2);
INSERT INTO public.${table} VALUES (3);
