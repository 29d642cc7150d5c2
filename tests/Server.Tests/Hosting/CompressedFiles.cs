using System.IO.Compression;
using Microsoft.AspNetCore.Hosting;

namespace Itog.Server.Tests.Hosting;

/// <summary>Scripts go compressed, as an old telephone on a slow line needs them; answers with people's data do not.</summary>
public sealed class CompressedFiles(CompressedFiles.ServerWithFiles server) : IClassFixture<CompressedFiles.ServerWithFiles>
{
    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_script_is_compressed_for_who_can_read_it(string coding)
    {
        using var client = server.Stranger();
        using var answer = await AskAsync(client, "/assets/page.js", coding);

        answer.Content.Headers.ContentEncoding.Should().Equal(coding);
        answer.Headers.Vary.Should().Contain("Accept-Encoding");
        answer.Headers.CacheControl!.MaxAge.Should().Be(TimeSpan.FromDays(365));
        await using var sent = await answer.Content.ReadAsStreamAsync();
        await using Stream read = coding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress);
        using var text = new StreamReader(read);
        (await text.ReadToEndAsync()).Should().Be(ServerWithFiles.Script);
    }

    [Fact]
    public async Task A_script_goes_plain_to_who_asks_for_no_coding()
    {
        using var client = server.Stranger();
        using var answer = await AskAsync(client, "/assets/page.js", "identity");

        answer.Content.Headers.ContentEncoding.Should().BeEmpty();
    }

    [Fact]
    public async Task No_answer_of_the_API_is_compressed()
    {
        using var client = server.Stranger();
        using var answer = await AskAsync(client, "/api/openapi.json", "br");

        answer.Content.Headers.ContentEncoding.Should().BeEmpty();
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string coding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd(coding);
        return client.SendAsync(request);
    }

    public sealed class ServerWithFiles : RunningServer
    {
        public static readonly string Script = string.Concat(Enumerable.Repeat("export const page = 'page';\n", 200));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            var root = Directory.CreateDirectory(Path.Combine(Folder, "wwwroot", "assets")).Parent!.FullName;
            File.WriteAllText(Path.Combine(root, "assets", "page.js"), Script);
            builder.UseWebRoot(root);
        }
    }
}
