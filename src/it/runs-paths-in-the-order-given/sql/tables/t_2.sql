SELECT 't_2';
