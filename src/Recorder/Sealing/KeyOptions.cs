using System.ComponentModel.DataAnnotations;

namespace Itog.Recorder.Sealing;

/// <summary>Where the keys of sealed files lie: in the section <c>Storage</c>.</summary>
public sealed class KeyOptions
{
    public const string Section = "Storage";

    /// <summary>The folder of the keys; never inside that of the recordings.</summary>
    [Required]
    public string Keys { get; set; } = "data/keys";

    /// <summary>A second folder, best on another medium, that always holds the same keys; null where somebody copies them by hand.</summary>
    public string? KeysCopy { get; set; }
}
