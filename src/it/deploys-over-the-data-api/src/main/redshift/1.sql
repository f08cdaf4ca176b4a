CREATE TABLE public.orders (id INT);
INSERT INTO public.orders VALUES (1);
