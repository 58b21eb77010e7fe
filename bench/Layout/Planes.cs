using System.Runtime.Intrinsics;
using Whetstone.Kernels;

namespace Whetstone.Bench.Layout;

/// <summary>The tiles of <see cref="PlaneTile{TVec, TSimd, TRows, TVectors}"/> by rows and vectors.</summary>
internal static unsafe class Planes
{
    private static readonly delegate*<TileJob*, nint, nint, void>[] Table = new delegate*<TileJob*, nint, nint, void>[30];

    static Planes()
    {
        Fill<Rows1>(1);
        Fill<Rows2>(2);
        Fill<Rows3>(3);
        Fill<Rows4>(4);
        Fill<Rows5>(5);
        Fill<Rows6>(6);
        Fill<Rows7>(7);
        Fill<Rows8>(8);
        Fill<Rows9>(9);
        Fill<Rows10>(10);
        Fill<Rows11>(11);
        Fill<Rows12>(12);
        Fill<Rows13>(13);
        Fill<Rows14>(14);
    }

    public static void Run(TileJob* job, int rows, int vectors, nint planeInit, nint plane) => Table[2 * rows + vectors - 1](job, planeInit, plane);

    private static void Fill<TRows>(int rows) where TRows : struct, IExtent
    {
        Table[2 * rows] = &PlaneTile<Vector512<float>, Simd512, TRows, Vectors1>.Run;
        Table[2 * rows + 1] = &PlaneTile<Vector512<float>, Simd512, TRows, Vectors2>.Run;
    }
}
