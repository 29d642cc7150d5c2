namespace Itog.Server.Post;

/// <summary>Reads a secret that stands in a file of its own. Any thread.</summary>
internal static class SecretFile
{
    /// <exception cref="PostRefusedException">The file cannot be read: an administrator must look.</exception>
    public static async Task<string> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        try
        {
            return file is null ? string.Empty : (await File.ReadAllTextAsync(file, cancellationToken)).Trim();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new PostRefusedException("Сервер не может прочитать файл с паролем почты или шлюза СМС: позовите администратора", forGood: false, unreadable);
        }
    }
}
