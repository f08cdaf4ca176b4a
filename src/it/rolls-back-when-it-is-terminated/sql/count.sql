SELECT 'kept ' || COUNT(*) AS what FROM kept;
