INSERT INTO public.${table} VALUES (2);
