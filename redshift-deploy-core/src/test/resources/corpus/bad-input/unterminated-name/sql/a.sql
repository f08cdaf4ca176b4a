CREATE TABLE "orders (customer VARCHAR(80));
