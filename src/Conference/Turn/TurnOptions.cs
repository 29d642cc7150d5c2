using System.ComponentModel.DataAnnotations;

namespace Itog.Conference.Turn;

/// <summary>
/// The TURN server that carries media where a network lets neither UDP nor our TCP port through: the section <c>Turn</c> of the configuration.
/// It is coturn, or another server that knows its time-limited credentials; the two share a secret.
/// </summary>
public sealed class TurnOptions
{
    public const string Section = "Turn";

    /// <summary>As browsers take them (RFC 7065): <c>turn:turn.example.org:3478</c>, <c>turns:turn.example.org:443?transport=tcp</c>. Empty: no TURN.</summary>
    public IList<string> Urls { get; } = [];

    /// <summary>coturn's <c>static-auth-secret</c>: given by the environment (<c>Turn__Secret</c>), never kept in appsettings.json.</summary>
    public string? Secret { get; set; }

    /// <summary>A file that holds the secret, instead of <see cref="Secret"/>; spaces and line ends around it do not count.</summary>
    public string? SecretFile { get; set; }

    /// <summary>How long credentials are good. A connection that outlives them is not renewed by the TURN server: longer than the longest exam day.</summary>
    [Range(1, 72)]
    public int Hours { get; set; } = 12;
}
