assert new File(basedir, '.git').mkdir() // Files are named from here.
