using System.Diagnostics;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>The words of a PDF as a reader would copy them, by pdftotext.</summary>
public static class PdfText
{
    /// <summary>Fetches the PDF that a link of this page leads to, as its person.</summary>
    public static async Task<string> BehindAsync(IPage page, ILocator link)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(link);
        var address = new Uri(new Uri(page.Url), await link.GetAttributeAsync("href"));
        var answer = await page.Context.APIRequest.GetAsync(address.ToString());
        answer.Status.Should().Be(200);
        return await ReadAsync(await answer.BodyAsync());
    }

    private static async Task<string> ReadAsync(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-", "-"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync(pdf);
        process.StandardInput.Close();
        return await text;
    }
}
