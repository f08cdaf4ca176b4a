SELECT 'last/c';
