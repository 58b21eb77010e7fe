using System.Security.Cryptography;

namespace Whetstone.Data;

/// <summary>The hash that a file's content must have.</summary>
public sealed record FileHash
{
    private FileHash(HashKind kind, string hex, int digits)
    {
        ArgumentNullException.ThrowIfNull(hex);
        if (hex.Length != digits || !hex.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"a {kind} hash has {digits} hexadecimal digits, not '{hex}'", nameof(hex));
        Kind = kind;
        Hex = hex.ToLowerInvariant();
    }

    /// <summary>How the hash is formed.</summary>
    public HashKind Kind { get; }

    /// <summary>Its hexadecimal digits, in small letters.</summary>
    public string Hex { get; }

    /// <summary>A SHA-256 hash of 64 digits.</summary>
    public static FileHash Sha256(string hex) => new(HashKind.Sha256, hex, 64);

    /// <summary>A SHA-1 hash of 40 digits.</summary>
    public static FileHash Sha1(string hex) => new(HashKind.Sha1, hex, 40);

    /// <summary>An MD5 hash of 32 digits.</summary>
    public static FileHash Md5(string hex) => new(HashKind.Md5, hex, 32);

    /// <summary>The digits with the hash's kind before them.</summary>
    public override string ToString() => $"{Kind.ToString().ToUpperInvariant()} {Hex}";

    /// <summary>Begins to form a hash of this kind.</summary>
    internal IncrementalHash Begin() => IncrementalHash.CreateHash(Kind switch
    {
        HashKind.Sha256 => HashAlgorithmName.SHA256,
        HashKind.Sha1 => HashAlgorithmName.SHA1,
        _ => HashAlgorithmName.MD5,
    });
}
