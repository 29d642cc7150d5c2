using Itog.Server.Commands;

namespace Itog.Server.Tests.Commands;

/// <summary>The command that re-checks recordings offline.</summary>
public sealed class Verify : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("itog-verify-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData]
    [InlineData("a", "b")]
    public async Task Wants_one_folder(params string[] arguments) => (await RunAsync(arguments)).Should().Be((2, "Укажите одну папку"));

    [Fact]
    public async Task Names_a_folder_that_is_not_there() =>
        (await RunAsync(Path.Combine(_folder.FullName, "none"))).Should().Be((2, "Папки"));

    [Fact]
    public async Task Does_not_call_an_empty_folder_intact() => (await RunAsync(_folder.FullName)).Should().Be((2, "В папке"));

    [Fact]
    public async Task Fails_when_a_manifest_cannot_be_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "x.manifest.json"), "{", TestContext.Current.CancellationToken);
        (await RunAsync(_folder.FullName)).Should().Be((1, "x.manifest.json: описание записи не читается."));
    }

    /// <returns>The exit code, and of the text as much as tells which answer it is.</returns>
    private static async Task<(int Code, string Start)> RunAsync(params string[] arguments)
    {
        var output = new StringWriter();
        var code = await VerifyCommand.RunAsync(arguments, output, TestContext.Current.CancellationToken);
        var text = output.ToString();
        string[] known = ["Укажите одну папку", "Папки", "В папке", "x.manifest.json: описание записи не читается."];
        return (code, known.Single(k => text.StartsWith(k, StringComparison.Ordinal)));
    }
}
