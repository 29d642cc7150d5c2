using Itog.Recorder.Sealing;

namespace Itog.Recorder.Tests.Sealing;

/// <summary>Where keys lie, who may read them, and that a destroyed one is gone.</summary>
public sealed class KeyFolderTests : IDisposable
{
    private const string Name = "2026-02-11_123456";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("itog-keys-");

    private string Own => Path.Combine(_root.FullName, "keys");

    private string Copy => Path.Combine(_root.FullName, "stick");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Keeps_a_key_for_the_servers_account_alone_and_gives_the_same_one_again()
    {
        var key = new KeyFolder([Own]).GetOrCreate(Name);
        new KeyFolder([Own]).GetOrCreate(Name).Secret.Should().Equal(key.Secret);
        new KeyFolder([Own]).GetOrCreate("2026-03-11_123456").Secret.Should().NotEqual(key.Secret);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(Own, Name + ".key")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            new DirectoryInfo(Own).UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void Is_named_by_codes_alone()
    {
        KeyFolder.NameOf(new DateOnly(2026, 2, 11), "12/34 56").Should().Be("2026-02-11_12-34-56");
    }

    [Fact]
    public void A_second_folder_holds_the_same_key_and_gives_it_back_when_the_first_is_lost()
    {
        var key = new KeyFolder([Own, Copy]).GetOrCreate(Name);
        Directory.Delete(Own, recursive: true);
        new KeyFolder([Own, Copy]).GetOrCreate(Name).Secret.Should().Equal(key.Secret);
        File.Exists(Path.Combine(Own, Name + ".key")).Should().BeTrue("the first folder is mended");
    }

    [Fact]
    public void A_damaged_key_is_never_replaced_by_a_new_one()
    {
        new KeyFolder([Own]).GetOrCreate(Name);
        var path = Path.Combine(Own, Name + ".key");
        File.WriteAllBytes(path, [1, 2, 3]);
        var ask = () => new KeyFolder([Own]).GetOrCreate(Name);
        ask.Should().Throw<IOException>();
        File.ReadAllBytes(path).Should().Equal(1, 2, 3);
    }

    [Fact]
    public void Destroying_overwrites_the_place_of_the_key_and_gives_it_up_in_every_folder()
    {
        var keys = new KeyFolder([Own, Copy]);
        var key = keys.GetOrCreate(Name);
        keys.GetOrCreate("2026-03-11_123456");

        // A handle that was opened before shows what is left in the place after the name is gone.
        using var place = new FileStream(Path.Combine(Own, Name + ".key"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        keys.Destroy(Name).Should().BeTrue();
        var left = new byte[place.Length];
        place.ReadExactly(left);
        left.AsSpan().IndexOf(key.Secret.AsSpan(0, 8)).Should().Be(-1);
        keys.Holds(Name).Should().BeFalse();
        Directory.GetFiles(_root.FullName, "*", SearchOption.AllDirectories).Should().HaveCount(2).And.OnlyContain(f => f.EndsWith("2026-03-11_123456.key", StringComparison.Ordinal));
        keys.Destroy(Name).Should().BeFalse("a second time there is nothing");
    }

    [Fact]
    public void A_key_whose_copy_is_out_of_reach_is_not_called_destroyed()
    {
        var keys = new KeyFolder([Own, Copy]);
        keys.GetOrCreate(Name);
        Directory.Move(Copy, Copy + "-unplugged");
        var destroy = () => keys.Destroy(Name);
        destroy.Should().Throw<IOException>();
    }
}
