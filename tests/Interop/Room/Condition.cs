using Microsoft.Playwright;

namespace Itog.Interop.Room;

/// <summary>Waits for a condition whose answer is a promise: Playwright's own waiting takes the promise itself for a yes.</summary>
public static class Condition
{
    private const double Limit = 45_000;

    /// <param name="predicate">A function of one argument in JavaScript, which may be asynchronous.</param>
    public static async Task HoldsAsync(IPage page, string predicate, object argument, string because)
    {
        ArgumentNullException.ThrowIfNull(page);
        var holds = await page.EvaluateAsync<bool>(
            $$"""
            async ([argument, limit]) => {
              const until = performance.now() + limit;
              while (!await ({{predicate}})(argument)) {
                if (performance.now() > until) return false;
                await new Promise(resume => setTimeout(resume, 250));
              }
              return true;
            }
            """,
            new[] { argument, Limit });
        holds.Should().BeTrue(because);
    }
}
