namespace Itog.Server.Tests;

/// <summary>Waits for what the server does by itself, such as cleaning up after it has answered.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Returns once the condition holds; fails when it does not hold for a minute.</summary>
    public static async Task UntilAsync(Func<bool> holds, string because)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Limit);
        while (!holds())
        {
            patience.IsCancellationRequested.Should().BeFalse(because);
            await Task.Yield();
        }
    }
}
