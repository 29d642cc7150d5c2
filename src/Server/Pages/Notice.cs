using System.Net;
using System.Text;

namespace Itog.Server.Pages;

/// <summary>A small page that the server writes itself: what happened and what to do. Works without scripts.</summary>
internal static class Notice
{
    private static readonly string Template = Read("notice.html");

    public const string StylePath = "/notice.css";

    public static string Style { get; } = Read("notice.css");

    public static IResult Result(int status, string title, string what, string todo) =>
        Results.Content(
            Template.Replace("{title}", WebUtility.HtmlEncode(title), StringComparison.Ordinal)
                .Replace("{what}", WebUtility.HtmlEncode(what), StringComparison.Ordinal)
                .Replace("{todo}", WebUtility.HtmlEncode(todo), StringComparison.Ordinal),
            "text/html", Encoding.UTF8, status);

    private static string Read(string name)
    {
        using var stream = typeof(Notice).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
