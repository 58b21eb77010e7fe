using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The term dy where the index names an element of the window, 0 elsewhere.</summary>
internal readonly unsafe struct PlacedTerm(float* dy, PoolIndex places) : ITerm<PlacedTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PlacedTerm For(nint result, int lanes, bool same) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes)
    {
        Vector256<float> place = lanes >= Eight.Width ? places.Load<Vector256<float>, PoolLanes256>(index) : Part(index, lanes);
        return Vector256.AndNot(Eight.Load(dy + index, lanes), Vector256.Equals(place, Vector256.Create(places.None)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private Vector256<float> Part(nint index, int lanes)
    {
        float* few = stackalloc float[Eight.Width];
        for (int i = 0; i < lanes; i++) few[i] = places.Load<float, PoolLanes32>(index + i);
        for (int i = lanes; i < Eight.Width; i++) few[i] = places.None;
        return Vector256.Load(few);
    }
}
