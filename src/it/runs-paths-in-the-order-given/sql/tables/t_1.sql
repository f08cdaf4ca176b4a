SELECT 't_1';
