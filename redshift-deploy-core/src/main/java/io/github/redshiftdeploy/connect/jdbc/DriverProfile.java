package io.github.redshiftdeploy.connect.jdbc;

import io.github.redshiftdeploy.config.ConnectionConfig;
import io.github.redshiftdeploy.connect.Login;
import java.util.Properties;

/**
 * The driver's settings, all that matter of them: what is not said here the driver would take from a file that another
 * user of this machine may have written.
 */
final class DriverProfile {

    /** What the driver uses by itself: the JDK's certificate authorities, Amazon's own, and a check of the name. */
    private static final String DRIVERS_OWN_TRUST = "com.amazon.redshift.ssl.LibPQFactory";

    private final ConnectionConfig config;
    private final String applicationName;

    DriverProfile(ConnectionConfig config, String applicationName) {
        this.config = config;
        this.applicationName = applicationName;
    }

    /**
     * Returns the settings of a connection.
     *
     * @param socketName the name under which {@link KeepAliveSocketFactory} makes its sockets
     */
    Properties of(Login login, NoIniFile noIniFile, String socketName) {
        Properties profile = new Properties();
        profile.setProperty("IniFile", noIniFile.path().toString());
        profile.setProperty("user", login.user());
        profile.setProperty("password", login.password().reveal());
        trust(profile);
        silence(profile);
        profile.setProperty("preferQueryMode", "simple");
        profile.setProperty("enableFetchRingBuffer", "false");
        profile.setProperty("raiseExceptionOnSilentRollback", "true");
        profile.setProperty("maxWarningCount", "-1");
        profile.setProperty("connectionTimezone", "SERVER");
        profile.setProperty(
                "loginTimeout", Long.toString(config.connectTimeout().toSeconds()));
        profile.setProperty(
                "connectTimeout", Long.toString(config.connectTimeout().toSeconds()));
        profile.setProperty("socketFactory", KeepAliveSocketFactory.class.getName());
        profile.setProperty("socketFactoryArg", socketName);
        profile.setProperty("ApplicationName", applicationName);
        return profile;
    }

    private void trust(Properties profile) {
        profile.setProperty("ssl", "true");
        profile.setProperty("sslmode", "verify-full");
        profile.setProperty("preferPQ", "false");
        if (config.sslRootCert() != null) {
            profile.setProperty("sslfactory", CertificateBundle.class.getName());
            profile.setProperty("sslfactoryarg", config.sslRootCert().toString());
        } else {
            profile.setProperty("sslfactory", DRIVERS_OWN_TRUST);
        }
        // otherwise the driver shows a certificate from ~/.redshift to whoever asks for one
        profile.setProperty("sslcert", "");
        profile.setProperty("sslkey", "");
    }

    /** The driver's log would hold every statement. */
    private static void silence(Properties profile) {
        profile.setProperty("LogLevel", "OFF");
        profile.setProperty("DSILogLevel", "OFF");
        profile.setProperty("LogPath", System.getProperty("java.io.tmpdir"));
    }
}
