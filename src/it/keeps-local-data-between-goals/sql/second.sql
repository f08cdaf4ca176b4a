SELECT answer FROM kept;
