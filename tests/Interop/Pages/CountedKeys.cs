using Microsoft.Playwright;

namespace Itog.Interop.Pages;

/// <summary>The keyboard of somebody who never touches the mouse: every key is counted.</summary>
public sealed class CountedKeys(IPage window)
{
    public int Count { get; private set; }

    public async Task PressAsync(string key)
    {
        Count++;
        await window.Keyboard.PressAsync(key);
    }
}
