SELECT 'top';
