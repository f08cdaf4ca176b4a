def git = { String... arguments ->
    def process = new ProcessBuilder(['git', *arguments]).directory(basedir).redirectErrorStream(true).start()
    assert process.waitFor() == 0 : process.text
}
git('init', '--quiet', '--initial-branch=main')
git('add', 'src')
git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '--message=Deploy orders')
git('checkout', '--quiet', '-b', 'feature')
new File(basedir, 'src/main/redshift/changed.sql').text = 'DELETE FROM staging.changed;\n'
new File(basedir, 'src/main/redshift/new.sql').text = 'DELETE FROM staging.added;\n'
return true
