;;  ; /* nothing */ ;
SELECT 1;;
