using System.ComponentModel.DataAnnotations;

namespace Itog.Server.Links;

/// <summary>Settings of the personal links: the section <c>Links</c>.</summary>
public sealed class LinkOptions
{
    public const string Section = "Links";

    /// <summary>A link lives so many days after it was made.</summary>
    [Range(1, 90)]
    public int Days { get; set; } = 14;
}
