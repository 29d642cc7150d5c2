using MailKit.Security;

namespace Itog.Server.Post;

/// <summary>The mail server: the section <c>Post:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Empty: no mail.</summary>
    public string Host { get; set; } = string.Empty;

    public int Port { get; set; } = 465;

    /// <summary>How the connection is protected.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.SslOnConnect;

    public string From { get; set; } = string.Empty;

    /// <summary>Empty: no sign-in.</summary>
    public string User { get; set; } = string.Empty;

    /// <summary>The file with the password: secrets never stand in the settings.</summary>
    public string? PasswordFile { get; set; }

    public bool Enabled => Host.Length > 0;
}
