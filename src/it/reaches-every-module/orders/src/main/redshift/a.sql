SELECT '${word}' AS orders_word;
