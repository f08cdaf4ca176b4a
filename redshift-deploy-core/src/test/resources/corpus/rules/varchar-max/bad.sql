CREATE TABLE sales.notes (
    id BIGINT NOT NULL,
    note VARCHAR(MAX),
    author VARCHAR(100),
    raw_text CHARACTER VARYING(65535)
);

ALTER TABLE sales.orders ADD COLUMN note NVARCHAR(max);
