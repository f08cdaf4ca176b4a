SELECT '😀😀'; SELECT 'ü';
