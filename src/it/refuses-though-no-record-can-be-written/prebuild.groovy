assert new File(basedir, 'target').mkdir()
new File(basedir, 'target/redshift-deploy').text = 'where the folder of the record belongs'
return true
