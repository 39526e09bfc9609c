"""What a reviewer sees beside the grid."""
