using System.ComponentModel.DataAnnotations;

namespace Itog.Server.Hosting;

/// <summary>How often one address may ask, a minute: the section <c>RateLimits</c>. A whole school may sit behind one address.</summary>
public sealed class RateLimits
{
    public const string Section = "RateLimits";

    [Range(1, 1_000_000)]
    public int SignIns { get; set; } = 30;

    [Range(1, 1_000_000)]
    public int Links { get; set; } = 120;

    [Range(1, 1_000_000)]
    public int Requests { get; set; } = 3_000;

    /// <summary>Requests of WHIP and WHEP together.</summary>
    [Range(1, 1_000_000)]
    public int Media { get; set; } = 600;
}
