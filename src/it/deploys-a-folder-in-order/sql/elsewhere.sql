SELECT this IS NOT run;
