using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>Pictures of the pages in their states, in <c>artifacts/screenshots</c>, and what axe says of each.</summary>
public sealed class Gallery
{
    private readonly string _folder;
    private readonly List<string> _violations = [];
    private int _number;

    /// <param name="part">Its own folder in the folder of the pictures; the old pictures in it go.</param>
    public Gallery(string part = "")
    {
        _folder = Path.Combine(BuiltServer.Top, "artifacts", "screenshots", part);
        Directory.CreateDirectory(_folder);
        foreach (var old in Directory.GetFiles(_folder, "*.png"))
        {
            File.Delete(old);
        }
    }

    /// <summary>Everything that axe has found so far, with the state that it was found in.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <param name="phone">Also at the width of a phone.</param>
    public async Task TakeAsync(string state, IPage page, bool phone = false)
    {
        ArgumentNullException.ThrowIfNull(page);
        var name = $"{++_number:00}-{state}";
        await page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name + ".png") });
        _violations.AddRange((await Accessibility.ViolationsAsync(page)).Select(v => $"{state}: {v}"));
        if (phone)
        {
            await page.SetViewportSizeAsync(390, 844);
            await page.ScreenshotAsync(new() { Path = Path.Combine(_folder, name + "-phone.png") });
            _violations.AddRange((await Accessibility.ViolationsAsync(page)).Select(v => $"{state} on a phone: {v}"));
            await page.SetViewportSizeAsync(1366, 768);
        }
    }
}
