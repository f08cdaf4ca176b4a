SELECT total FROM sales_db.sales.${view};
