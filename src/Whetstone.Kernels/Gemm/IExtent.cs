namespace Whetstone.Kernels;

/// <summary>A number as a type: the compiler drops the rows and vectors of the tile text that a shape does not have.</summary>
internal interface IExtent
{
    static abstract int Count { get; }

    /// <summary>Whether the last vector is only partly used.</summary>
    static virtual bool IsRagged => false;
}

internal readonly struct Rows1 : IExtent { public static int Count => 1; }
internal readonly struct Rows2 : IExtent { public static int Count => 2; }
internal readonly struct Rows3 : IExtent { public static int Count => 3; }
internal readonly struct Rows4 : IExtent { public static int Count => 4; }
internal readonly struct Rows5 : IExtent { public static int Count => 5; }
internal readonly struct Rows6 : IExtent { public static int Count => 6; }
internal readonly struct Rows7 : IExtent { public static int Count => 7; }
internal readonly struct Rows8 : IExtent { public static int Count => 8; }
internal readonly struct Rows9 : IExtent { public static int Count => 9; }
internal readonly struct Rows10 : IExtent { public static int Count => 10; }
internal readonly struct Rows11 : IExtent { public static int Count => 11; }
internal readonly struct Rows12 : IExtent { public static int Count => 12; }
internal readonly struct Rows13 : IExtent { public static int Count => 13; }
internal readonly struct Rows14 : IExtent { public static int Count => 14; }
internal readonly struct Vectors1 : IExtent { public static int Count => 1; }
internal readonly struct Vectors2 : IExtent { public static int Count => 2; }
internal readonly struct Ragged1 : IExtent { public static int Count => 1; public static bool IsRagged => true; }
internal readonly struct Ragged2 : IExtent { public static int Count => 2; public static bool IsRagged => true; }
