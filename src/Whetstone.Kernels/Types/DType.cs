namespace Whetstone;

/// <summary>Element type of a tensor.</summary>
public enum DType
{
    /// <summary>Single precision, the type that networks compute in.</summary>
    Float32,

    /// <summary>Double precision.</summary>
    Float64,

    /// <summary>IEEE half precision: 11 significant bits.</summary>
    Float16,

    /// <summary>The upper half of a single: its range, 8 significant bits.</summary>
    BFloat16,

    /// <summary>64-bit signed integer, the type of labels and indices.</summary>
    Int64,

    /// <summary>32-bit signed integer.</summary>
    Int32,

    /// <summary>Unsigned byte, the type of pixels.</summary>
    UInt8,

    /// <summary>True or false, one byte.</summary>
    Bool,
}
