using System.ComponentModel.DataAnnotations;

namespace Itog.Conference;

/// <summary>Settings of the conference: the section <c>Conference</c> of the configuration.</summary>
public sealed class ConferenceOptions
{
    public const string Section = "Conference";

    /// <summary>The first worker's UDP port; the next workers take the next ports. 0: any free ports.</summary>
    [Range(0, 65_535)]
    public int Port { get; set; }

    /// <summary>
    /// The local address to listen on: <c>0.0.0.0</c> (default), <c>::</c> for both families, or one interface. On a wildcard the system chooses
    /// the address that answers come from, so a machine that announces only one of several addresses listens on that one.
    /// </summary>
    public string BindAddress { get; set; } = "0.0.0.0";

    /// <summary>Addresses announced as ICE candidates; empty: loopback and every address of this machine.</summary>
    public IList<string> PublicAddresses { get; } = [];

    /// <summary>How many media workers (threads, ports) to run; a room lives on one of them.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 1;

    /// <summary>A connection silent for so long is disconnected.</summary>
    public TimeSpan DisconnectAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A connection silent for so long is given up.</summary>
    public TimeSpan FailAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A new connection must finish ICE and DTLS in this time.</summary>
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest offer accepted, in characters.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxOfferLength { get; set; } = 65_536;
}
