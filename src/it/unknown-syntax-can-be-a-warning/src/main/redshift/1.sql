CREATE TABLE public.orders (id INT);
ALTER TABLE public.orders POLISH TO MIRROR;
INSERT INTO public.orders VALUES (1);
