SELECT what FROM kept;
