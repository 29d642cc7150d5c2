namespace Itog.Exam.Kim.Package;

/// <summary>A file in an encrypted archive, as its directory describes it: names and sizes are readable without the password.</summary>
/// <param name="Method">How it is compressed under the encryption: 0 stored, 8 deflated.</param>
/// <param name="KeyLength">Of the AES key, in bytes.</param>
/// <param name="Offset">Of its encrypted data, from the salt on.</param>
/// <param name="Length">Of that data, with salt, verifier and authentication code.</param>
public sealed record AesZipEntry(string Name, int Size, int Method, int KeyLength, int Offset, int Length);
