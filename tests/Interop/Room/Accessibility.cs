using System.Text.Json;
using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>Runs axe-core, from the packages of the web side, on a page as it stands.</summary>
public static class Accessibility
{
    private static readonly string Axe = Path.Combine(BuiltServer.Top, "web", "node_modules", "axe-core", "axe.min.js");

    /// <summary>The violations of WCAG 2.2 A and AA, one line each: rule, and where.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        // Evaluated by the debugger, not injected as a script element: the page's content security policy stays on.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        var found = await page.EvaluateAsync<JsonElement>("""
            async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }))
              .violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '))
            """);
        return [.. found.EnumerateArray().Select(v => v.GetString()!)];
    }
}
