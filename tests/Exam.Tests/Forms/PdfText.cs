using System.Diagnostics;

namespace Itog.Exam.Tests.Forms;

/// <summary>Reads a PDF with the tools of poppler, so that what is checked is what any reader of PDF sees.</summary>
internal static class PdfText
{
    /// <summary>The text of one page, or of all, with runs of white space made single.</summary>
    public static string Of(byte[] pdf, int? page = null)
    {
        var range = page is { } n ? $"-f {n} -l {n} " : string.Empty;
        var text = Run("pdftotext", $"{range}-layout {{0}} -", pdf);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public static int Pages(byte[] pdf) =>
        int.Parse(Run("pdfinfo", "{0}", pdf).Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal)).Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The lines of pdffonts, one a font: name, type, encoding, emb, sub, uni.</summary>
    public static IReadOnlyList<string> Fonts(byte[] pdf) =>
        [.. Run("pdffonts", "{0}", pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2)];

    private static string Run(string tool, string arguments, byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(tool, arguments.Replace("{0}", file, StringComparison.Ordinal))
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.Should().Be(0, $"{tool} must read the form");
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
