namespace Whetstone.Zoo;

/// <summary>How many channels a layer has in a network whose width can be changed.</summary>
internal static class Channels
{
    /// <summary>To a multiple of 8, but never more than a tenth down: the rule of the authors of MobileNet and EfficientNet.</summary>
    internal static int Rounded(double channels)
    {
        int rounded = Math.Max(8, (int)(channels + 4) / 8 * 8);
        return rounded < 0.9 * channels ? rounded + 8 : rounded;
    }
}
