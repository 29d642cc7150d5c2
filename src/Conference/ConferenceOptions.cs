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
    /// The local addresses to listen on, separated by commas: <c>::</c> (default) for all of this machine, <c>0.0.0.0</c> for all of IPv4,
    /// or single ones. Which addresses the machine has is seen at the start.
    /// </summary>
    public string BindAddress { get; set; } = "::";

    /// <summary>
    /// Addresses announced as ICE candidates, behind a NAT its outer one, each as <see cref="PublicAddress"/> writes it; empty: those that are listened on.
    /// </summary>
    public IList<string> PublicAddresses { get; } = [];

    /// <summary>Whether the workers take media on TCP too, on their UDP ports' numbers, for networks that let no UDP through.</summary>
    public bool Tcp { get; set; } = true;

    /// <summary>How many media workers (threads, ports) to run; a room lives on one of them. 0 (default): one for each core.</summary>
    [Range(0, 64)]
    public int Workers { get; set; }

    /// <summary>The workers that there will be.</summary>
    internal int WorkerCount => Workers > 0 ? Workers : Math.Min(Environment.ProcessorCount, 64);

    /// <summary>How the workers speak with the system's sockets; a question only where batches misbehave.</summary>
    public SocketWay Sockets { get; set; } = SocketWay.Auto;

    /// <summary>A connection silent for so long is disconnected.</summary>
    public TimeSpan DisconnectAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>A connection silent for so long is given up.</summary>
    public TimeSpan FailAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A new connection must finish ICE and DTLS in this time.</summary>
    public TimeSpan ConnectWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How many members of one worker may be connecting at once; more are refused, unless the longest waiting one can give way.</summary>
    [Range(1, 100_000)]
    public int MaxConnecting { get; set; } = 2_000;

    /// <summary>How many members one room has place for.</summary>
    [Range(2, 10_000)]
    public int MaxRoomMembers { get; set; } = 100;

    /// <summary>The longest offer accepted, in characters.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxOfferLength { get; set; } = 65_536;
}
