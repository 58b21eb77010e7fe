namespace Whetstone.Data;

/// <summary>The ways in which publishers of data sets name a file's content.</summary>
public enum HashKind
{
    /// <summary>SHA-256: the one to prefer; nobody can make another file that has it.</summary>
    Sha256,

    /// <summary>SHA-1: finds damage, not malice.</summary>
    Sha1,

    /// <summary>MD5: finds damage, not malice.</summary>
    Md5,
}
