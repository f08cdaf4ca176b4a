SELECT '${word}' AS billing_word;
